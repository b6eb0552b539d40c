package io.lossmith.demo.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Refuses requests for another host where only this machine is listened to. A page from elsewhere
 * could otherwise have its own name lead to this machine, and its script would then be taken for
 * one of ours.
 */
final class HostCheck implements Handler {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?|\\[?0(:0){6}:1]?");

  private final boolean onlyThisMachine;

  HostCheck(String host) {
    onlyThisMachine = isLoopback(host);
  }

  @Override
  public void handle(Context context) {
    String name = context.req().getServerName();
    if (onlyThisMachine && !isLoopback(name)) {
      throw new ProblemException(
          421, "header Host", "is for " + name + "; expected localhost or its address");
    }
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}
