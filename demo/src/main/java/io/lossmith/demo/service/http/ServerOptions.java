package io.lossmith.demo.service.http;

import java.util.Optional;

/**
 * Where a server listens, and to whom.
 *
 * @param host the address to bind to
 * @param port the port, or 0 for any that is free
 * @param token what clients must bring, if anything
 * @param limits what a client may ask for
 */
public record ServerOptions(String host, int port, Optional<String> token, Limits limits) {}
