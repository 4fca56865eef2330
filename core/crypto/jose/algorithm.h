// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QString>
#include <optional>

namespace octroi::crypto {

/// The signature algorithms of RFC 7518 section 3.1 and RFC 8037 that are accepted; all of them are
/// asymmetric. "none" and HS* have no place here.
enum class JwsAlgorithm { ES256, ES384, EdDSA, RS256, RS384, RS512, PS256, PS384, PS512 };

/// The name of the JOSE registry: "ES256".
QString algorithmName(JwsAlgorithm algorithm);
std::optional<JwsAlgorithm> algorithmFromName(QStringView name);
QList<JwsAlgorithm> allAlgorithms();

} // namespace octroi::crypto
