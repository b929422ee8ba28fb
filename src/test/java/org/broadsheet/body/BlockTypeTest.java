package org.broadsheet.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.support.Contract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compiler cannot check when a type of block is added: the lists in annotations. */
class BlockTypeTest {

    static Stream<Class<?>> records() {
        return Arrays.stream(Block.class.getPermittedSubclasses())
                .flatMap(type -> type.equals(LeadMedia.class)
                        ? Arrays.stream(LeadMedia.class.getPermittedSubclasses())
                        : Stream.of(type))
                .map(type -> type.equals(TeaserBlock.class) ? TeaserReference.class : type);
    }

    @ParameterizedTest
    @MethodSource("records")
    void every_block_has_its_type_as_its_name_in_json(Class<?> record) {
        Block block = empty(record);

        assertThat(Block.class.getAnnotation(JsonSubTypes.class).value())
                .filteredOn(named -> named.value().equals(record))
                .extracting(JsonSubTypes.Type::name)
                .containsExactly(block.type().wireName());
    }

    @ParameterizedTest
    @EnumSource
    void every_type_has_one_block(BlockType type) {
        assertThat(records().map(BlockTypeTest::empty).filter(block -> block.type() == type))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Block", "BlockDraft"})
    void the_contract_knows_every_type(String schema) throws IOException {
        JsonNode mapping = new YAMLMapper()
                .readTree(Files.readString(Contract.FILE))
                .at("/components/schemas/" + schema + "/discriminator/mapping");

        assertThat(mapping.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(BlockType.values()).map(BlockType::wireName).toList());
    }

    private static Block empty(Class<?> record) {
        try {
            RecordComponent[] components = record.getRecordComponents();
            Class<?>[] types =
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values = Stream.of(types).map(BlockTypeTest::emptyValue).toArray();
            return (Block) record.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("Cannot make a " + record.getSimpleName(), e);
        }
    }

    private static Object emptyValue(Class<?> type) {
        if (type == int.class) {
            return 0;
        } else if (type == boolean.class) {
            return false;
        }
        return type == List.class ? List.of() : null;
    }
}
