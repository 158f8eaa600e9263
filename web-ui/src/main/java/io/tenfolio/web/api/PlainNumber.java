package io.tenfolio.web.api;

import java.beans.PropertyEditorSupport;

/// Numbers in addresses are decimal digits: not `0x10`, not `+7`, not `٧`.
class PlainNumber extends PropertyEditorSupport {
    @Override
    public void setAsText(String text) {
        if (!text.matches("-?[0-9]{1,18}")) {
            throw new IllegalArgumentException("This is no whole number");
        }
        setValue(number(text));
    }

    Object number(String digits) {
        return Long.parseLong(digits);
    }

    static final class Small extends PlainNumber {
        @Override
        Object number(String digits) {
            return Integer.parseInt(digits);
        }
    }
}
