package dev.heddle.delivery.http;

import java.util.List;

/**
 * What answers one method on the paths of one template.
 *
 * @param operation both in one, such as {@code GET /users/{id}}
 */
record Route(String operation, String template, List<String> names, Handler handler) {}
