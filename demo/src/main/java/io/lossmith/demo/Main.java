package io.lossmith.demo;

import io.lossmith.demo.data.InvalidInputException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The demo's entry point: the commands of {@link #commands}, of which {@code train} is default. */
@Command(
    name = "lossmith-demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "A digit classifier whose loss was compiled by Lossmith.",
    footer = "Without a command, the options are those of train.")
public final class Main {
  private static final int INVALID_INPUT = CommandLine.ExitCode.USAGE;
  private static final String DEFAULT_COMMAND = "train";
  private static final Set<String> OWN_OPTIONS = Set.of("-h", "--help", "-V", "--version");

  private Main() {}

  /**
   * Runs a command and ends the JVM: exit code 0 for success, 2 for input that cannot be used.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.exit(execute(writer(System.out), writer(System.err), arguments));
  }

  /**
   * Runs a command.
   *
   * @param out where results go
   * @param err where errors go, one line each
   * @param arguments the command line
   * @return the exit code
   */
  static int execute(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine commandLine =
        commandLine(out)
            .setOut(out)
            .setErr(err)
            .setParameterExceptionHandler(
                (exception, given) -> report(err, problem(exception) + " (see --help)"))
            .setExecutionExceptionHandler(
                (exception, command, result) -> {
                  if (exception instanceof InvalidInputException) {
                    return report(err, String.valueOf(exception.getMessage()));
                  }
                  throw exception;
                });
    return commandLine.execute(withCommand(arguments));
  }

  /** Every command, in the order of the help. A new one is one more line here. */
  private static List<Object> commands(PrintWriter out) {
    return List.of(
        new TrainCommand(out),
        new ReportCommand(out),
        new ServeCommand(out),
        new LoadCommand(out),
        new ExplainCommand(out),
        new AutoComplete.GenerateCompletion());
  }

  private static CommandLine commandLine(PrintWriter out) {
    CommandLine commandLine = new CommandLine(new Main());
    commands(out).forEach(commandLine::addSubcommand);
    for (CommandLine subcommand : commandLine.getSubcommands().values()) {
      // Said once here, so that a command of another package need not know the provider.
      subcommand.getCommandSpec().versionProvider(new Version());
    }
    return commandLine;
  }

  private static PrintWriter writer(PrintStream stream) {
    // File names come back in the encoding that the shell gave them in.
    Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    return new PrintWriter(new OutputStreamWriter(stream, charset), true);
  }

  private static String[] withCommand(String... arguments) {
    boolean optionsOnly = arguments.length == 0 || arguments[0].startsWith("-");
    if (!optionsOnly || (arguments.length == 1 && OWN_OPTIONS.contains(arguments[0]))) {
      return arguments;
    }
    List<String> completed = new ArrayList<>(List.of(arguments));
    completed.add(0, DEFAULT_COMMAND);
    return completed.toArray(String[]::new);
  }

  private static String problem(ParameterException exception) {
    // Picocli's own message counts arguments, the default command included, which nobody typed.
    return exception instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
        ? unmatched.getUnmatched().get(0) + ": is not a command or an option"
        : String.valueOf(exception.getMessage());
  }

  private static int report(PrintWriter err, String message) {
    // A file name may hold any character, a line end included; an error stays one line.
    String line = message.replaceAll("\\p{Cntrl}+", " ").strip();
    err.println(Ansi.AUTO.string("@|bold,red error:|@ ") + line);
    err.flush();
    return INVALID_INPUT;
  }
}
