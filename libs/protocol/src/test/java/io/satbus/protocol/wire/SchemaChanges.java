package io.satbus.protocol.wire;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds what in a later schema breaks programs that know the earlier one, on the wire or in JSON. */
final class SchemaChanges {
    private final List<String> found = new ArrayList<>();

    private SchemaChanges() {}

    /** One sentence for each incompatible change; empty if there are additions at most. */
    static List<String> between(FileDescriptorSet earlier, FileDescriptorSet later) {
        SchemaChanges changes = new SchemaChanges();
        changes.each(
                "file", "", earlier.getFileList(), later.getFileList(), FileDescriptorProto::getName, changes::files);
        return changes.found;
    }

    private void files(FileDescriptorProto earlier, FileDescriptorProto later, String path) {
        if (!earlier.getPackage().equals(later.getPackage())) {
            found.add(path + ": package " + earlier.getPackage() + " became " + later.getPackage());
        }
        String scope = earlier.getPackage() + ".";
        each(
                "message",
                scope,
                earlier.getMessageTypeList(),
                later.getMessageTypeList(),
                DescriptorProto::getName,
                this::messages);
        each(
                "enum",
                scope,
                earlier.getEnumTypeList(),
                later.getEnumTypeList(),
                EnumDescriptorProto::getName,
                this::enums);
    }

    private void messages(DescriptorProto earlier, DescriptorProto later, String path) {
        String scope = path + ".";
        each("field", scope, earlier.getFieldList(), later.getFieldList(), FieldDescriptorProto::getName, this::fields);
        each(
                "message",
                scope,
                earlier.getNestedTypeList(),
                later.getNestedTypeList(),
                DescriptorProto::getName,
                this::messages);
        each(
                "enum",
                scope,
                earlier.getEnumTypeList(),
                later.getEnumTypeList(),
                EnumDescriptorProto::getName,
                this::enums);
    }

    private void enums(EnumDescriptorProto earlier, EnumDescriptorProto later, String path) {
        each(
                "value",
                path + ".",
                earlier.getValueList(),
                later.getValueList(),
                EnumValueDescriptorProto::getName,
                (before, after, name) -> same("number", before.getNumber(), after.getNumber(), name));
    }

    private void fields(FieldDescriptorProto earlier, FieldDescriptorProto later, String path) {
        same("number", earlier.getNumber(), later.getNumber(), path);
        same("type", earlier.getType(), later.getType(), path);
        same("type", earlier.getTypeName(), later.getTypeName(), path);
        same("label", earlier.getLabel(), later.getLabel(), path);
        same("JSON name", earlier.getJsonName(), later.getJsonName(), path);
        same("presence", earlier.getProto3Optional(), later.getProto3Optional(), path);
        same("oneof", earlier.hasOneofIndex(), later.hasOneofIndex(), path);
        same("packing", earlier.getOptions().getPacked(), later.getOptions().getPacked(), path);
    }

    private void same(String what, Object earlier, Object later, String path) {
        if (!earlier.equals(later)) {
            found.add(path + ": " + what + " " + earlier + " became " + later);
        }
    }

    /** A rename counts as a removal: names are what JSON and other languages know. */
    private <T> void each(
            String what,
            String scope,
            List<T> earlier,
            List<T> later,
            Function<T, String> name,
            Comparison<T> comparison) {
        for (T before : earlier) {
            String path = scope + name.apply(before);
            later.stream()
                    .filter(after -> name.apply(after).equals(name.apply(before)))
                    .findFirst()
                    .ifPresentOrElse(
                            after -> comparison.compare(before, after, path),
                            () -> found.add(path + ": " + what + " was removed"));
        }
    }

    private interface Comparison<T> {
        void compare(T earlier, T later, String path);
    }
}
