package byok.core.port;

/** The ports of the platform that hold no data of their own. */
public record Ports(Clock clock, Calendar calendar, RandomSource random, Crypto crypto, Json json) {}
