package dev.heddle.testing.http;

import java.util.List;
import java.util.Map;

/** The status and the headers of an answer, by names that are not case-sensitive. */
record AnsweredHead(int status, Map<String, List<String>> headers) {}
