package io.lossmith.demo.service.http;

/** A request that cannot be answered as wished. It becomes an answer, so it has no stack trace. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String where;

  /**
   * Creates a problem.
   *
   * @param status the HTTP status
   * @param where what part of the request it is about
   * @param detail what was given, and what is expected
   */
  ProblemException(int status, String where, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.where = where;
  }

  /** A problem of status 400. */
  static ProblemException badRequest(String where, String detail) {
    return new ProblemException(400, where, detail);
  }

  int status() {
    return status;
  }

  String where() {
    return where;
  }
}
