package dev.heddle.delivery.http;

import java.util.List;

/** What answers one method on the paths of one template. */
record Route(String template, List<String> names, Handler handler) {}
