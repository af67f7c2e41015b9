package dev.sentinelsync.state;

import java.time.Duration;
import java.util.Collection;

/** Webhook deliveries already accepted, so that a repeated one does nothing. */
public final class Deliveries {

  private final Transactions transactions;

  Deliveries(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Remembers a delivery and records what it requests, in one transaction: a process that is killed
   * leaves both or neither, so that the delivery can be repeated.
   *
   * @param provider who sent it, at most 32 characters
   * @param deliveryId the provider's identifier of it, at most 128 characters
   * @param requests recorded only if the delivery was not known
   * @return true for exactly one caller, false if it was known
   */
  public boolean add(String provider, String deliveryId, Collection<SyncRequest> requests) {
    Bounds.text("provider", provider, 32);
    Bounds.text("delivery id", deliveryId, 128);
    return transactions.call(
        "remember delivery",
        handle -> {
          boolean added =
              handle
                      .createUpdate(
                          """
                        INSERT INTO webhook_delivery (provider, delivery_id, received_at)
                        SELECT v.provider, v.delivery_id, v.received_at
                        FROM (VALUES (CAST(:provider AS VARCHAR(32)), CAST(:id AS VARCHAR(128)),
                          CAST(:now AS TIMESTAMP WITH TIME ZONE))) v(provider, delivery_id, received_at)
                        WHERE NOT EXISTS (SELECT 1 FROM webhook_delivery d
                          WHERE d.provider = v.provider AND d.delivery_id = v.delivery_id)
                        """)
                      .bind("provider", provider)
                      .bind("id", deliveryId)
                      .bind("now", transactions.now())
                      .execute()
                  == 1;
          if (added) {
            requests.forEach(request -> SyncRequests.insert(handle, request));
          }
          return added;
        });
  }

  /** Whether a delivery is remembered. */
  public boolean contains(String provider, String deliveryId) {
    return transactions.call(
        "look up delivery",
        handle ->
            handle
                .createQuery(
                    "SELECT 1 FROM webhook_delivery WHERE provider = :provider AND delivery_id = :id")
                .bind("provider", provider)
                .bind("id", deliveryId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /** Removes all deliveries of a provider. */
  public void clear(String provider) {
    transactions.run(
        "remove deliveries",
        handle -> handle.execute("DELETE FROM webhook_delivery WHERE provider = ?", provider));
  }

  /**
   * Removes deliveries that are older than the given age; choose it above the time for which the
   * providers repeat theirs.
   *
   * @return how many were forgotten
   */
  public int prune(Duration age) {
    return transactions.call(
        "prune deliveries",
        handle ->
            handle
                .createUpdate("DELETE FROM webhook_delivery WHERE received_at < :before")
                .bind("before", transactions.now().minus(age))
                .execute());
  }
}
