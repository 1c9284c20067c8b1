package org.joda.time;

public final class DateTime {}
