// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import io.weir.codec.Bounds;
import io.weir.codec.DecodeListener;
import io.weir.codec.DecoderSettings;
import io.weir.codec.decode.DatagramDecoder;
import io.weir.codec.element.Element;
import io.weir.codec.element.ElementRegistry;
import io.weir.codec.element.ElementType;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.Schema;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The printed file, read by the few rules of the language that it uses, is what protobuf-java reads messages with. */
class ProtoFileTest {
    private static final Pattern FIELD =
        Pattern.compile("(?:(repeated|optional) )?(\\w+) (\\w+) = (\\d+);(?: // .*)?");
    private static final Pattern VALUE = Pattern.compile("(\\w+) = (\\d+);");
    private static final Set<ElementType> WIDE =
        Set.of(ElementType.STRING, ElementType.OCTET_ARRAY, ElementType.UNSIGNED_256);
    private static final String TEXT = ProtoFile.text(Schema.STANDARD, ElementRegistry.builtIn());
    private static final Descriptor MESSAGE = read(TEXT.lines().map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("//")).collect(Collectors.toCollection(ArrayDeque::new)));

    private static Descriptor read(Deque<String> lines) {
        assertThat(List.of(lines.pop(), lines.pop())).containsExactly("syntax = \"proto3\";", "package flowpb;");
        assertThat(lines.pop()).isEqualTo("message FlowMessage {");
        FileDescriptorProto file = FileDescriptorProto.newBuilder().setName("flow.proto").setSyntax("proto3")
            .setPackage("flowpb").addMessageType(message("FlowMessage", lines)).build();
        assertThat(lines).isEmpty();
        try {
            return FileDescriptor.buildFrom(file, new FileDescriptor[0]).findMessageTypeByName("FlowMessage");
        } catch (DescriptorValidationException e) {
            throw new AssertionError(e);
        }
    }

    private static DescriptorProto message(String name, Deque<String> lines) {
        DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
        for (String line = lines.pop(); !line.equals("}"); line = lines.pop()) {
            if (line.startsWith("enum ")) {
                message.addEnumType(values(line.split(" ")[1], lines));
            } else if (line.startsWith("message ")) {
                message.addNestedType(message(line.split(" ")[1], lines));
            } else {
                field(line, message);
            }
        }
        return message.build();
    }

    private static EnumDescriptorProto values(String name, Deque<String> lines) {
        EnumDescriptorProto.Builder values = EnumDescriptorProto.newBuilder().setName(name);
        for (String line = lines.pop(); !line.equals("}"); line = lines.pop()) {
            Matcher value = VALUE.matcher(line);
            assertThat(value.matches()).as(line).isTrue();
            values.addValueBuilder().setName(value.group(1)).setNumber(Integer.parseInt(value.group(2)));
        }
        return values.build();
    }

    private static void field(String line, DescriptorProto.Builder message) {
        Matcher parts = FIELD.matcher(line);
        assertThat(parts.matches()).as(line).isTrue();
        FieldDescriptorProto.Builder field = message.addFieldBuilder().setName(parts.group(3))
            .setNumber(Integer.parseInt(parts.group(4)))
            .setLabel("repeated".equals(parts.group(1)) ? Label.LABEL_REPEATED : Label.LABEL_OPTIONAL);
        String type = "TYPE_" + parts.group(2).toUpperCase(Locale.ROOT);
        if (Arrays.stream(Type.values()).anyMatch(each -> each.name().equals(type))) {
            field.setType(Type.valueOf(type));
        } else {
            field.setTypeName(parts.group(2));
        }
    }

    @Test
    void givenTheFileThenColumnsAreThoseOfGoflow2AndEachElementHasItsField() {
        for (FieldDescriptor expected : Oracle.MESSAGE.getFields()) {
            FieldDescriptor field = MESSAGE.findFieldByNumber(expected.getNumber());
            assertThat(field.getName()).isEqualTo(expected.getName());
            assertThat(field.getType()).isEqualTo(expected.getType());
            assertThat(field.isPacked()).isEqualTo(expected.isPacked());
        }
        for (Element element : ElementRegistry.builtIn().all()) {
            int number = ElementFields.number(element.enterprise(), element.id());
            FieldDescriptor field = MESSAGE.findFieldByNumber(number);
            assertThat(field).as(element.name()).isNotNull();
        }
        assertThat(MESSAGE.findFieldByName("natEvent").getNumber()).isEqualTo(65_766);
        assertThat(MESSAGE.findFieldByName("reverseOctetDeltaCount")).isNotNull();
        assertThat(MESSAGE.getFields().stream().map(field -> ProtoFile.json(field.getName()))).doesNotHaveDuplicates();
    }

    /** What the encoder writes for an element of each type has the type that the file says. */
    @Test
    void givenAnElementOfEachTypeThenItIsReadByItsName() throws InvalidProtocolBufferException {
        for (ElementType type : ElementType.values()) {
            Element element = ElementRegistry.builtIn().all().stream()
                .filter(each -> each.type() == type && each.enterprise() == 0 && each.id() > 130
                    && !each.name().matches("observation.*|padding.*|flowStart.*|flowEnd.*"))
                .findFirst().orElse(null);
            if (element == null || FieldForm.of(type) == FieldForm.STRING) {
                continue;
            }
            DynamicMessage message = DynamicMessage.parseFrom(MESSAGE, encoded(element));
            FieldDescriptor field = MESSAGE.findFieldByName(element.name());

            assertThat(message.hasField(field)).as(element.name()).isTrue();
            assertThat(message.getUnknownFields().asMap()).as(element.name()).isEmpty();
            assertThat(message.getField(field)).as(element.name()).isInstanceOf(switch (field.getJavaType()) {
                case LONG -> Long.class;
                case DOUBLE -> Double.class;
                default -> ByteString.class;
            });
        }
    }

    private static byte[] encoded(Element element) {
        int length = WIDE.contains(element.type()) ? 32 : switch (element.type()) {
            case UNSIGNED_8, SIGNED_8, BOOLEAN -> 1;
            case UNSIGNED_16, SIGNED_16 -> 2;
            case UNSIGNED_32, SIGNED_32, FLOAT_32, IPV4_ADDRESS, DATE_TIME_SECONDS -> 4;
            case MAC_ADDRESS -> 6;
            case IPV6_ADDRESS -> 16;
            default -> 8;
        };
        String template = String.format("00020010%04x0002%04x%04x000a0004", 300, element.id(), length);
        String value = "41".repeat(length);
        String data = String.format("%04x%04x", 300, 8 + length) + value + "00000001";
        int size = 16 + 16 + 8 + length;
        String header = String.format("000a%04x%08x%08x%08x", size, 1_700_000_000, 1, 1);
        byte[] datagram = HexFormat.of().parseHex(header + template + data);
        byte[][] written = new byte[1][];
        DecoderSettings settings = DecoderSettings.defaults();
        DatagramDecoder decoder = new DatagramDecoder(settings, new Bounds(settings), new DecodeListener() {
            private final ProtobufEncoder encoder = ProtobufEncoder.ofAll();
            private final byte[] room = new byte[1 << 16];

            @Override
            public void onFlow(FlowRecord record) {
                written[0] = Arrays.copyOf(room, encoder.encode(record, room, 0, room.length));
            }
        });
        decoder.decode(datagram, 0, datagram.length, 0, Exporter.mapped(0x7f000001), 0, 5000, 1);
        assertThat(written[0]).as(element.name()).isNotNull();
        return written[0];
    }
}
