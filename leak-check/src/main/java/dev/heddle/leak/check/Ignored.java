package dev.heddle.leak.check;

/** What the user of a check said that may live on. */
record Ignored(Patterns names, Patterns topFrames, Patterns anyFrames, Patterns creators) {

    static final Ignored NOTHING = new Ignored(Patterns.NONE, Patterns.NONE, Patterns.NONE, Patterns.NONE);

    Ignored andNames(String... patterns) {
        return new Ignored(names.and(patterns), topFrames, anyFrames, creators);
    }

    Ignored andTopFrames(String... patterns) {
        return new Ignored(names, topFrames.and(patterns), anyFrames, creators);
    }

    Ignored andAnyFrames(String... patterns) {
        return new Ignored(names, topFrames, anyFrames.and(patterns), creators);
    }

    Ignored andCreators(String... patterns) {
        return new Ignored(names, topFrames, anyFrames, creators.and(patterns));
    }

    boolean contains(Leak leak) {
        return names.match(leak.name()) || leak.stack().stream().limit(1).anyMatch(topFrames::match)
                || leak.stack().stream().anyMatch(anyFrames::match)
                || leak.creator().stream().anyMatch(creators::match);
    }
}
