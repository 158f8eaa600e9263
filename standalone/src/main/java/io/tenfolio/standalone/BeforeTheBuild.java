package io.tenfolio.standalone;

/// Says at once what a start would say only after a build of minutes: options that are not understood, a taken port, a data folder in use.
///
/// `./tenfolio up` runs this file as it is, without a build. So it and what it uses need nothing but the JDK.
final class BeforeTheBuild {
    private BeforeTheBuild() {}

    public static void main(String[] arguments) {
        try {
            var options = StartOptions.parse(arguments);
            DataHome.requireUnused(options.data());
            Loopback.requireFree(options.port());
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode().number());
        }
    }
}
