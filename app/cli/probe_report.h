// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/test_report.h"

#include <QByteArray>

namespace cli {

/// A line a step (name, time, result), then certificates and what the broker allows. What came from the
/// network is made visible, so a terminal obeys nothing in it.
QByteArray reportText(const mqtt::TestReport &report, const mqtt::Endpoint &endpoint);

/// The same as one JSON object and a line feed:
///   url, ok, steps [{name, result, started_ms, duration_ms, problem?}],
///   tls {protocol, cipher, alpn, chain [{subject, issuer, names, not_before, not_after, days_left, key,
///   sha256}]}, server {protocol, session_present, client_id, keep_alive_s, maximum_qos, retain, wildcard, shared,
///   subscription_identifiers, receive_maximum, maximum_packet_size, topic_alias_maximum, session_expiry_s?},
///   subscriptions [{filter, reason_code, granted}].
/// What there was none of is left out.
QByteArray reportJson(const mqtt::TestReport &report, const mqtt::Endpoint &endpoint);

} // namespace cli
