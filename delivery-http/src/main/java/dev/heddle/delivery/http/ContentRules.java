package dev.heddle.delivery.http;

/**
 * What holds for the content of all requests and answers of one server.
 *
 * @param validation what checks the bodies of requests
 */
record ContentRules(BodyValidation validation) {}
