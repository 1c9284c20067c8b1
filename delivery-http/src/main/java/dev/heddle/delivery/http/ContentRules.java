package dev.heddle.delivery.http;

/**
 * What holds for the content of all requests and answers of one server.
 *
 * @param validation what checks the bodies of requests
 * @param types where the types of problems lead
 * @param mappings what the service's own exceptions become
 * @param compression what compresses answers
 * @param headers what all answers have
 * @param maxBodyBytes how large a body may be, where its route says nothing else
 */
record ContentRules(BodyValidation validation, ProblemTypes types, ProblemMappings mappings,
        Compression compression, AnswerHeaders headers, int maxBodyBytes) {

    /** Returns what holds where nothing is said. */
    static ContentRules defaults() {
        return new ContentRules(new BodyValidation(), ProblemTypes.DEFAULT, new ProblemMappings(),
                new Compression(true), new AnswerHeaders(AnswerHeaders.DEFAULTS, Cors.closed()),
                HttpServerSettings.defaults().maxBodyBytes());
    }

    int maxBodyBytes(Route route) {
        return route.maxBodyBytes().orElse(maxBodyBytes);
    }
}
