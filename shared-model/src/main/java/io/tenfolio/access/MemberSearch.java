package io.tenfolio.access;

import java.util.Optional;

/// Which users are looked for: a word of login, name or address ("" for all), a role, enabled or not.
public record MemberSearch(String word, Optional<Role> role, Optional<Boolean> enabled) {
    public static final MemberSearch ALL = new MemberSearch("", Optional.empty(), Optional.empty());
}
