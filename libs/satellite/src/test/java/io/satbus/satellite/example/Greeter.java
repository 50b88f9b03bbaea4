package io.satbus.satellite.example;

import io.satbus.satellite.Satellite;
import java.time.Duration;

/** Greets whoever asks, in the tone that it was told. */
final class Greeter {
    record Greet(String name) {}

    record Greeting(String text) {}

    record Tone(String word) {
        Tone {
            if (word.isBlank()) {
                throw new IllegalArgumentException("word is blank; give one, such as Hello");
            }
        }
    }

    private Greeter() {}

    static Satellite satellite() {
        return Satellite.named("greeter")
                .version("1.0.0")
                .config(Tone.class, new Tone("Hello"))
                .publishes("greetings")
                .onQuery(Greet.class, Greeting.class, (greet, context) -> {
                    Greeting greeting = new Greeting(context.config(Tone.class).word() + " " + greet.name());
                    context.subject("greetings." + greet.name()).publish(greeting);
                    return greeting;
                })
                .every(Duration.ofMinutes(1), "hum", context -> context.log().info("still here"));
    }

    static void main(String[] args) {
        satellite().main(args);
    }
}
