// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"

class QBoxLayout;

namespace octroi::widgets {
class Button;
class ChipLabel;
class IconButton;
class Label;
class Note;
} // namespace octroi::widgets

class QHBoxLayout;

namespace octroi::pages {

class PartnerLimits;
class PartnerQuota;
class PartnerTables;
class PartnerUsage;

/// One partner: who it is, what it uses, its applications and credentials.
class PartnerView : public QWidget
{
    Q_OBJECT
public:
    explicit PartnerView(Context context, QWidget *parent = nullptr);
    void setPartner(const domain::Partner &partner, const QString &applicationId);
    QString partnerId() const { return m_partner.id; }
    void refresh();
    void updateReadOnly();
    void retranslate();
    PartnerTables *tables() const { return m_tables; }

Q_SIGNALS:
    void issueRequested();
    void editRequested();
    void offboardRequested();
    void changeRequested(const octroi::change::Change &change);
    void auditRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *head();
    void showHead();
    void showMenu();

    Context m_context;
    domain::Partner m_partner;
    QBoxLayout *m_row = nullptr;
    widgets::Label *m_name, *m_since, *m_contact, *m_counts;
    widgets::ChipLabel *m_state;
    QWidget *m_tags;
    widgets::Button *m_issue;
    widgets::IconButton *m_more;
    widgets::Note *m_closed;
    PartnerUsage *m_usage;
    PartnerLimits *m_limits;
    PartnerQuota *m_quota; ///< in the place of m_usage where there is a limit
    PartnerTables *m_tables;
};

} // namespace octroi::pages
