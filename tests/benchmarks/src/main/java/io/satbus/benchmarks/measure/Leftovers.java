package io.satbus.benchmarks.measure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;

/** What a run leaves on the broker. */
final class Leftovers {
    private Leftovers() {}

    static void delete(String bootstrap, String prefix) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            List<String> topics = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(prefix))
                    .toList();
            List<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .filter(name -> name.startsWith(prefix))
                    .toList();
            admin.deleteConsumerGroups(groups).all().get();
            admin.deleteTopics(topics).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while topics " + prefix + "* were deleted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Cannot delete the topics and groups " + prefix + "* on " + bootstrap + ": " + e.getCause()
                            + "; delete them by hand",
                    e);
        }
    }
}
