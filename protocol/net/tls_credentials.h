// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/transport_options.h"
#include "protocol/session/problem.h"

#include <QSslConfiguration>

#include <tl/expected.hpp>

namespace mqtt {

/// Reads the files that `options` names and makes Qt's configuration of them: who is trusted, who we are,
/// what is offered. Nothing falls back: a file that cannot be used is an error (CredentialsUnusable with
/// tlsFault, file and systemText).
///
/// Takes      PEM certificates with their chain; RSA, EC and DSA keys in PEM (PKCS#1, SEC1, PKCS#8) or DER,
///            encrypted or not; PKCS#12 with AES or 3DES. Files up to 1 MiB.
/// Cost       a file read or three; an encrypted key takes up to 0.1 s.
/// Thread     any.
tl::expected<QSslConfiguration, Problem> tlsConfiguration(const TlsOptions &options);

} // namespace mqtt
