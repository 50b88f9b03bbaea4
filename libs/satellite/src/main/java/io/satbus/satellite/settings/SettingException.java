package io.satbus.satellite.settings;

/** A setting has a value that cannot be used. The message is one sentence for people; secrets are not in it. */
public final class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingException(String message) {
        super(message);
    }

    static SettingException of(Setting setting, String value, String allowed) {
        return new SettingException(setting.variable() + " is '" + value + "'; use " + allowed);
    }
}
