package io.lossmith.demo.service;

/** Whether a service takes requests. */
public enum ServiceState {
  /** Started, but its code is not compiled yet. */
  WARMING_UP("warming up"),
  /** Takes requests. */
  READY("ready"),
  /** Ends the requests that it has, and takes no more. */
  STOPPING("stopping");

  private final String words;

  ServiceState(String words) {
    this.words = words;
  }

  /**
   * The state in words.
   *
   * @return a few small letters
   */
  public String words() {
    return words;
  }
}
