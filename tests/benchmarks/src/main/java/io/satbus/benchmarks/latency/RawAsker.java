package io.satbus.benchmarks.latency;

import io.satbus.benchmarks.measure.Arena;
import io.satbus.benchmarks.measure.PollLoop;
import io.satbus.benchmarks.measure.RawClients;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Request and reply as one writes them by hand: the question's header names a number and the partition for the answer; a
 * poll thread completes futures. The answering side replies in its poll loop.
 */
final class RawAsker implements Asker {
    private static final String CORRELATION = "correlation";
    private static final String REPLY_PARTITION = "reply-partition";
    private static final int OWN_PARTITION = 0;

    private final Arena arena;
    private final String name;
    private final String questions;
    private final String answers;
    private final Map<Long, CompletableFuture<byte[]>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Producer<String, byte[]> asking;
    private final Producer<String, byte[]> answering;
    private final PollLoop responder;
    private final PollLoop requester;

    RawAsker(Arena arena) throws InterruptedException, TimeoutException {
        this.arena = arena;
        name = arena.freshName("raw");
        questions = name + ".questions";
        answers = name + ".answers";
        RawClients clients = new RawClients(arena);
        clients.createTopic(questions);
        clients.createTopic(answers);
        asking = clients.urgentProducer();
        answering = clients.urgentProducer();
        Consumer<String, byte[]> inbox = clients.groupConsumer(name + ".group");
        inbox.subscribe(List.of(questions));
        responder = PollLoop.start("raw-responder", inbox, this::answer);
        Consumer<String, byte[]> replies = clients.soleConsumer();
        TopicPartition own = new TopicPartition(answers, OWN_PARTITION);
        replies.assign(List.of(own));
        replies.seekToEnd(List.of(own));
        requester = PollLoop.start("raw-requester", replies, this::complete);
    }

    @Override
    public CompletableFuture<?> ask(byte[] question) {
        long number = numbers.incrementAndGet();
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        waiting.put(number, answer);
        ProducerRecord<String, byte[]> sent = new ProducerRecord<>(questions, question);
        sent.headers().add(CORRELATION, bytes(number)).add(REPLY_PARTITION, bytes(OWN_PARTITION));
        var _ = asking.send(sent, (_, thrown) -> {
            if (thrown != null) {
                answer.completeExceptionally(thrown);
            }
        });
        return answer;
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static long number(ConsumerRecord<String, byte[]> consumed, String header) {
        return ByteBuffer.wrap(consumed.headers().lastHeader(header).value()).getLong();
    }

    private void answer(ConsumerRecords<String, byte[]> batch) {
        for (ConsumerRecord<String, byte[]> question : batch) {
            int partition = Math.toIntExact(number(question, REPLY_PARTITION));
            ProducerRecord<String, byte[]> answer = new ProducerRecord<>(answers, partition, null, question.value());
            answer.headers().add(question.headers().lastHeader(CORRELATION));
            var _ = answering.send(answer);
        }
    }

    private void complete(ConsumerRecords<String, byte[]> batch) {
        for (ConsumerRecord<String, byte[]> consumed : batch) {
            CompletableFuture<byte[]> answer = waiting.remove(number(consumed, CORRELATION));
            if (answer != null) {
                answer.complete(consumed.value());
            }
        }
    }

    @Override
    public void close() {
        requester.close();
        responder.close();
        asking.close();
        answering.close();
        arena.forget(name);
    }
}
