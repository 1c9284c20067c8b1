/** The tables of the payments service: {@link dev.heddle.example.repository.Schema}; its adapters are in the packages below. */
@NullMarked
package dev.heddle.example.repository;

import org.jspecify.annotations.NullMarked;
