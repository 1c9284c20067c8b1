package dev.heddle.architecture.model;

import java.util.List;

/**
 * A call of a method or a constructor, or a reference to one.
 *
 * @param owner the class that is named in byte code
 * @param name the method; {@code <init>} for a constructor
 * @param parameters the parameter types by their names in byte code
 * @param member the method that calls
 * @param line from 1; 0 where the class file doesn't say
 */
public record Call(String owner, String name, List<String> parameters, String member, int line) {}
