package io.tenfolio.web.admin.user;

import io.tenfolio.access.Member;
import java.util.List;

/// Some users in the order of their logins, and whether more follow.
public record UserPage(List<Member> members, boolean more) {}
