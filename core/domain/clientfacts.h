// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/oauthclient.h"

// What follows from a client's members, what fits which kind, and what a new one should be by RFC 9700.
namespace octroi::domain {

/// Short access tokens; a public client's sign-in ends after a day in a browser; people are asked.
OAuthClient defaultClient(ClientKind kind);

/// The grants that such a client may be given, the usual one first.
QStringList grantsFor(ClientKind kind);
/// The ways in which such a client may authenticate, the usual one first.
QList<ClientAuth> methodsFor(ClientKind kind);
/// People sign in through it.
bool actsForPeople(ClientKind kind);

bool usesSecret(const OAuthClient &client);
/// When its secrets that were not revoked, or its certificates, end; those that do, earliest first.
QList<QDateTime> proofEnds(const OAuthClient &client);
/// When the first of its secrets that work now, or of its certificates, ends; null: none does.
QDateTime proofEndsAt(const OAuthClient &client, const QDateTime &now);

} // namespace octroi::domain
