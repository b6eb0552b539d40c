package io.lossmith.demo.service.metrics;

/** What a request is for, as metrics tell requests apart. */
public enum Route {
  /** Predictions. */
  PREDICT("/predict"),
  /** Learning. */
  LEARN("/learn"),
  /** The model's figures. */
  MODEL("/model"),
  /** Whether the service is ready. */
  HEALTH("/health"),
  /** These metrics. */
  METRICS("/metrics"),
  /** The description of the service. */
  OPENAPI("/openapi.json"),
  /** The page, and everything that is not there. */
  OTHER("other");

  private final String path;

  Route(String path) {
    this.path = path;
  }

  /**
   * The path of the requests.
   *
   * @return the path, or "other"
   */
  public String path() {
    return path;
  }

  /**
   * Finds the route of a path.
   *
   * @param path the path of a request
   * @return its route
   */
  public static Route of(String path) {
    for (Route route : values()) {
      if (route.path.equals(path)) {
        return route;
      }
    }
    return OTHER;
  }
}
