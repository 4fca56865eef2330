// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"

namespace octroi::models {
class ApplicationsModel;
class KeysModel;
} // namespace octroi::models
namespace octroi::widgets {
class Badge;
class Card;
class Label;
class Link;
class TableView;
} // namespace octroi::widgets

namespace octroi::pages {

/// The applications and the credentials of one partner, a card each.
class PartnerTables : public QWidget
{
    Q_OBJECT
public:
    explicit PartnerTables(Context context, QWidget *parent = nullptr);
    /// An application narrows the credentials to its own.
    void setPartner(const QString &partnerId, const QString &applicationId);
    void setReadOnly(bool readOnly);
    void retranslate();
    int credentials() const;
    int applications() const;

Q_SIGNALS:
    void addApplicationRequested();
    void renameApplicationRequested(const QString &id);
    void issueRequested(const QString &applicationId);
    void keyRequested(const QString &id);
    void showAllRequested();

private:
    void update();
    void showMenu(const QModelIndex &index, const QPoint &global);

    models::ApplicationsModel *m_applications;
    models::KeysModel *m_keys;
    widgets::Card *m_applicationsCard, *m_keysCard;
    widgets::Badge *m_applicationsCount, *m_keysCount;
    widgets::Link *m_add, *m_all;
    widgets::TableView *m_applicationsTable, *m_keysTable;
    widgets::Label *m_applicationsEmpty, *m_keysEmpty;
    QString m_applicationId;
    bool m_readOnly = false;
};

} // namespace octroi::pages
