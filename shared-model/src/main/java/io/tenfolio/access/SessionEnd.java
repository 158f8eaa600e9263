package io.tenfolio.access;

/// Why a login session ended.
public enum SessionEnd {
    LOGGED_OUT,
    /// A session lives for some hours, however busy.
    TIME_UP,
    /// The person ended it from another place.
    SELF,
    ADMINISTRATOR,
    /// The password was changed.
    PASSWORD,
    /// The user may not come in any more.
    DISABLED,
    /// The user has another role than at the login.
    ROLE
}
