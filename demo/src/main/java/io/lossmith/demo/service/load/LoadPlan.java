package io.lossmith.demo.service.load;

import java.time.Duration;

/**
 * One run of a load.
 *
 * @param connections how many connections send one request after the other
 * @param learnPercent how many of a hundred requests learn; the others predict
 * @param time how long
 * @param requests stops after that many, if it comes first
 */
public record LoadPlan(int connections, int learnPercent, Duration time, long requests) {}
