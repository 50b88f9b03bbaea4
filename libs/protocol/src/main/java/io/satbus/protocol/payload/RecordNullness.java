package io.satbus.protocol.payload;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Tells Jackson what the language means: a record's component is always there, unless it is optional or nullable. */
final class RecordNullness extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        if (member instanceof AnnotatedParameter parameter && ofRecord(parameter)) {
            return !mayBeAbsent(parameter);
        }
        return super.hasRequiredMarker(member);
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        if (annotated instanceof AnnotatedParameter parameter && ofRecord(parameter)) {
            // Optional turns null into empty by itself; in a list nothing may be null.
            return JsonSetter.Value.construct(mayBeAbsent(parameter) ? Nulls.SET : Nulls.FAIL, Nulls.FAIL);
        }
        return super.findSetterInfo(annotated);
    }

    @Override
    public @Nullable Object findNullSerializer(Annotated annotated) {
        boolean refuse = annotated instanceof AnnotatedMember member
                && member.getDeclaringClass().isRecord()
                && component(member).filter(type -> !nullable(type)).isPresent();
        return refuse ? RefusingNull.class : super.findNullSerializer(annotated);
    }

    private static boolean ofRecord(AnnotatedParameter parameter) {
        return parameter.getDeclaringClass().isRecord() && parameter.getOwner().getAnnotated() instanceof Constructor;
    }

    private static boolean mayBeAbsent(AnnotatedParameter parameter) {
        Constructor<?> constructor = (Constructor<?>) parameter.getOwner().getAnnotated();
        Class<?> type = parameter.getRawType();
        return type == Optional.class
                || type == OptionalInt.class
                || type == OptionalLong.class
                || type == OptionalDouble.class
                || nullable(constructor.getAnnotatedParameterTypes()[parameter.getIndex()]);
    }

    private static Optional<AnnotatedType> component(AnnotatedMember member) {
        return Arrays.stream(member.getDeclaringClass().getRecordComponents())
                .filter(component -> component.getName().equals(member.getName()))
                .map(component -> component.getAnnotatedType())
                .findFirst();
    }

    private static boolean nullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    /** The sender hears of it, not the receiver. */
    static final class RefusingNull extends JsonSerializer<Object> {
        @Override
        public void serialize(@Nullable Object value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            throw JsonMappingException.from(
                    out, "'" + out.getOutputContext().getCurrentName() + "' is null, but is not declared @Nullable");
        }
    }
}
