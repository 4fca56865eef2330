// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jose/algorithm.h"

namespace octroi::crypto {

QString algorithmName(JwsAlgorithm algorithm)
{
    switch (algorithm) {
    case JwsAlgorithm::ES256: return QStringLiteral("ES256");
    case JwsAlgorithm::ES384: return QStringLiteral("ES384");
    case JwsAlgorithm::EdDSA: return QStringLiteral("EdDSA");
    case JwsAlgorithm::RS256: return QStringLiteral("RS256");
    case JwsAlgorithm::RS384: return QStringLiteral("RS384");
    case JwsAlgorithm::RS512: return QStringLiteral("RS512");
    case JwsAlgorithm::PS256: return QStringLiteral("PS256");
    case JwsAlgorithm::PS384: return QStringLiteral("PS384");
    case JwsAlgorithm::PS512: return QStringLiteral("PS512");
    }
    return {};
}

std::optional<JwsAlgorithm> algorithmFromName(QStringView name)
{
    for (const JwsAlgorithm algorithm : allAlgorithms()) {
        if (algorithmName(algorithm) == name)
            return algorithm;
    }
    return std::nullopt;
}

QList<JwsAlgorithm> allAlgorithms()
{
    return {JwsAlgorithm::ES256, JwsAlgorithm::ES384, JwsAlgorithm::EdDSA, JwsAlgorithm::RS256, JwsAlgorithm::RS384,
            JwsAlgorithm::RS512, JwsAlgorithm::PS256, JwsAlgorithm::PS384, JwsAlgorithm::PS512};
}

} // namespace octroi::crypto
