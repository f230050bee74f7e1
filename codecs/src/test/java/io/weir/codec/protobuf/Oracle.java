// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
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
import com.google.protobuf.UnknownFieldSet;
import io.weir.codec.flow.Column;
import io.weir.codec.flow.FlowRecord;
import io.weir.codec.flow.Schema;
import java.util.Arrays;

/** The message as protobuf-java knows it, from a table of its own. */
final class Oracle {
    static final Descriptor MESSAGE = descriptor();
    private static final String UINT64 = "time_received_ns=110 sampling_rate=3 time_flow_start_ns=111 "
        + "time_flow_end_ns=112 bytes=9 packets=10 src_mac=27 dst_mac=28";
    private static final String UINT32 = "sequence_num=4 etype=30 proto=20 src_port=21 dst_port=22 in_if=18 out_if=19 "
        + "src_vlan=33 dst_vlan=34 vlan_id=29 ip_tos=23 forwarding_status=24 ip_ttl=25 ip_flags=38 tcp_flags=26 "
        + "icmp_type=31 icmp_code=32 ipv6_flow_label=37 fragment_id=35 fragment_offset=36 src_as=14 dst_as=15 "
        + "next_hop_as=13 src_net=16 dst_net=17 observation_domain_id=70 observation_point_id=71 "
        + "ipv6_routing_header_seg_left=106";
    private static final String BYTES = "sampler_address=11 src_addr=6 dst_addr=7 next_hop=12 bgp_next_hop=100";
    private static final String UINT32_LISTS =
        "bgp_communities=101 as_path=102 mpls_ttl=80 mpls_label=81 layer_size=104";
    private static final String BYTES_LISTS = "mpls_ip=82 ipv6_routing_header_addresses=105";
    private static final String TYPES = "FLOWUNKNOWN=0 SFLOW_5=1 NETFLOW_V5=2 NETFLOW_V9=3 IPFIX=4 "
        + "NETFLOW_V1=5 NETFLOW_V7=6";
    private static final String LAYERS = "Ethernet=0 IPv4=1 IPv6=2 TCP=3 UDP=4 MPLS=5 Dot1Q=6 ICMP=7 ICMPv6=8 GRE=9 "
        + "IPv6HeaderRouting=10 IPv6HeaderFragment=11 Geneve=12 Teredo=13 Custom=99";

    private Oracle() {
    }

    private static Descriptor descriptor() {
        DescriptorProto.Builder message = DescriptorProto.newBuilder().setName("FlowMessage")
            .addEnumType(values("FlowType", TYPES)).addEnumType(values("LayerStack", LAYERS))
            .addField(field("type=1", Type.TYPE_ENUM, Label.LABEL_OPTIONAL).setTypeName("FlowType"))
            .addField(field("layer_stack=103", Type.TYPE_ENUM, Label.LABEL_REPEATED).setTypeName("LayerStack"));
        add(message, UINT64, Type.TYPE_UINT64, Label.LABEL_OPTIONAL);
        add(message, UINT32, Type.TYPE_UINT32, Label.LABEL_OPTIONAL);
        add(message, BYTES, Type.TYPE_BYTES, Label.LABEL_OPTIONAL);
        add(message, UINT32_LISTS, Type.TYPE_UINT32, Label.LABEL_REPEATED);
        add(message, BYTES_LISTS, Type.TYPE_BYTES, Label.LABEL_REPEATED);
        FileDescriptorProto file = FileDescriptorProto.newBuilder().setName("flow.proto").setSyntax("proto3")
            .addMessageType(message).build();
        try {
            return FileDescriptor.buildFrom(file, new FileDescriptor[0]).findMessageTypeByName("FlowMessage");
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(DescriptorProto.Builder message, String fields, Type type, Label label) {
        Arrays.stream(fields.split(" ")).forEach(each -> message.addField(field(each, type, label)));
    }

    private static FieldDescriptorProto.Builder field(String nameAndNumber, Type type, Label label) {
        String[] parts = nameAndNumber.split("=");
        return FieldDescriptorProto.newBuilder().setName(parts[0]).setNumber(Integer.parseInt(parts[1])).setType(type)
            .setLabel(label);
    }

    private static EnumDescriptorProto values(String name, String values) {
        EnumDescriptorProto.Builder all = EnumDescriptorProto.newBuilder().setName(name);
        for (String value : values.split(" ")) {
            String[] parts = value.split("=");
            all.addValue(EnumValueDescriptorProto.newBuilder().setName(parts[0])
                .setNumber(Integer.parseInt(parts[1])));
        }
        return all.build();
    }

    /** What protobuf-java reads, without fields it does not know. */
    static DynamicMessage parse(byte[] bytes) throws InvalidProtocolBufferException {
        DynamicMessage message = DynamicMessage.parseFrom(MESSAGE, bytes);
        return message.toBuilder().setUnknownFields(UnknownFieldSet.getDefaultInstance()).build();
    }

    /** The message that a record should be. */
    static DynamicMessage message(FlowRecord record) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(MESSAGE);
        for (Column column : Schema.STANDARD.columns()) {
            FieldDescriptor field = MESSAGE.findFieldByName(column.jsonName());
            switch (column.kind()) {
                case NUMBER -> message.setField(field, number(field, record.number(column)));
                case ADDRESS -> message.setField(field, bytes(record, column));
                default -> items(message, field, record, column);
            }
        }
        return message.build();
    }

    private static void items(DynamicMessage.Builder message, FieldDescriptor field, FlowRecord record, Column column) {
        for (int i = 0; i < record.size(column); i++) {
            message.addRepeatedField(field, column.kind() == Column.Kind.NUMBERS
                ? number(field, record.item(column, i))
                : ByteString.copyFrom(record.array(column), record.itemOffset(column, i),
                    record.itemLength(column, i)));
        }
    }

    private static Object number(FieldDescriptor field, long value) {
        return switch (field.getType()) {
            case ENUM -> field.getEnumType().findValueByNumberCreatingIfUnknown((int) value);
            case UINT32 -> (int) value;
            default -> value;
        };
    }

    private static ByteString bytes(FlowRecord record, Column column) {
        return record.has(column)
            ? ByteString.copyFrom(record.array(column), record.offset(column), record.length(column))
            : ByteString.EMPTY;
    }
}
