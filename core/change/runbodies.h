// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/runitem.h"

#include <QJsonObject>

namespace octroi::change {

/// What of a change a run keeps: its object by identifier, and the JSON of what it sets.
struct RunPart
{
    RunOperation operation = {}; ///< 0: a run does not do changes of this kind
    QString id;
    QJsonObject body;
    qint64 version = 0; ///< that the change itself is based on; 0: it says none
};
RunPart runPartOf(const Change &change);

/// The body of an item that tells of what was done and is never sent.
QByteArray notedBody(const QString &kind, const QString &name);
QByteArray compactJson(const QJsonObject &object); ///< {} is ""

} // namespace octroi::change
