package dev.heddle.delivery.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The states that a caller knows: the value of {@code If-Match} or {@code If-None-Match}.
 *
 * @param isAny whether it is {@code *}, which any state matches
 * @param tags the tags in their order; none where it is {@code *}
 */
public record EntityTags(boolean isAny, List<EntityTag> tags) {

    private static final EntityTags ANY = new EntityTags(true, List.of());
    private static final Pattern MEMBER = Pattern.compile("\\G[ \\t]*((?:W/)?\"[!#-~]*\")?[ \\t]*(,|$)");

    /** Copies the tags. */
    public EntityTags {
        tags = List.copyOf(tags);
    }

    /**
     * Returns the tags of a header.
     *
     * @throws IllegalArgumentException if it is neither {@code *} nor a list of tags
     */
    public static EntityTags parse(String text) {
        if (text.strip().equals("*")) {
            return ANY;
        }
        List<EntityTag> tags = new ArrayList<>();
        Matcher member = MEMBER.matcher(text);
        int end = 0;
        while (end < text.length() && member.find()) {
            end = member.end();
            if (member.group(1) != null) {
                tags.add(EntityTag.parse(member.group(1)));
            }
        }
        if (end < text.length() || tags.isEmpty()) {
            throw new IllegalArgumentException("must be * or entity tags such as \"7\", with the quotes");
        }
        return new EntityTags(false, tags);
    }

    /** Returns whether one of them matches a state that there is, both strong. */
    public boolean match(EntityTag current) {
        return isAny || tags.stream().anyMatch(current::matches);
    }

    /** Returns the tags of the same states when not compressed. */
    EntityTags plain() {
        return new EntityTags(isAny, tags.stream().map(EntityTag::plain).toList());
    }
}
