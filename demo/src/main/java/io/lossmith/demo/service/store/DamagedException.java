package io.lossmith.demo.service.store;

/** A file of the state is not what it should be. The message says in which way. */
final class DamagedException extends Exception {
  private static final long serialVersionUID = 1L;

  DamagedException(String problem) {
    super(problem);
  }
}
