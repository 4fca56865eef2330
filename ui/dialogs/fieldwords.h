// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"

#include <QCoreApplication>
#include <QJsonValue>

namespace octroi::dialogs {

/// Members of objects on the wire, as people call them.
class FieldWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::dialogs::FieldWords)
public:
    static QString name(const QString &field);
    /// Names instead of identifiers; "nothing" for what is empty, "not known" for undefined.
    static QString value(const inventory::Inventory &inventory, const QString &field, const QJsonValue &value);

private:
    static QString nameOfClientField(const QString &field);
};

} // namespace octroi::dialogs
