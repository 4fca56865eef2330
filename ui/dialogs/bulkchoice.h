// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/rundraft.h"

#include <QWidget>

class QComboBox;

namespace octroi::widgets {
class Segments;
}

namespace octroi::dialogs {

class ExpiryPicker;
class PlanCards;
class ScopePicker;
class TokenEdit;

/// What is to be done to many keys, with the fields that it needs: "suspend", "resume", "revoke", "restore",
/// "expiry", "add_scopes", "remove_scopes", "plan", "tag", "untag", "move", "rotate" or
/// "deadline": when old keys end that have a successor. To many OAuth clients: "client_suspend", "client_resume",
/// "client_revoke", "client_add_scopes", "client_remove_scopes" or "client_contacts".
class BulkChoice : public QWidget
{
    Q_OBJECT
public:
    BulkChoice(inventory::Inventory &inventory, const QString &what, QWidget *parent = nullptr);

    bool hasFields() const { return m_hasFields; }
    QString kind() const;    ///< as of changeKind()
    QString problem() const; ///< what is still missing; "" when all is there
    bool isOfClients() const { return m_ofClients; }
    change::RunDraft::Maker maker() const;
    change::RunDraft::ClientMaker clientMaker() const;
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void build();
    void fillApplications();
    change::RunDraft::Maker stateMaker() const;
    change::RunDraft::Maker scopesMaker() const;
    change::RunDraft::Maker tagsMaker() const;

    inventory::Inventory &m_inventory;
    const bool m_ofClients;
    const QString m_what; ///< without "client_"
    bool m_hasFields = true;
    ExpiryPicker *m_expiry = nullptr;
    ScopePicker *m_scopes = nullptr;
    PlanCards *m_plans = nullptr;
    TokenEdit *m_tags = nullptr;
    QComboBox *m_application = nullptr;
    widgets::Segments *m_overlap = nullptr;
};

} // namespace octroi::dialogs
