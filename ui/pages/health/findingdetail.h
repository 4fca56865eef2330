// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/health.h"
#include "pages/page.h"
#include "widgets/surface.h"

namespace octroi::models {
class HealthObjectsModel;
}
namespace octroi::widgets {
class Button;
class ChipLabel;
class IconButton;
class Label;
class Link;
class Note;
class TableView;
} // namespace octroi::widgets

namespace octroi::pages {

class ScopeShares;

/// One finding: why it matters, since when, its evidence, and its objects, of which some can be mended or ignored.
class FindingDetail : public widgets::Surface
{
    Q_OBJECT
public:
    explicit FindingDetail(Context context, health::Health &health, QWidget *parent = nullptr);

    void show(health::Rule rule);
    using QWidget::show;
    health::Rule rule() const;
    void refresh();
    void setDisabledReason(const QString &reason); ///< of the button that mends
    models::HealthObjectsModel *objects() const { return m_model; }
    widgets::TableView *table() const { return m_table; }
    void focusObjects();

Q_SIGNALS:
    void closed();
    void fixRequested();    ///< of what is checked
    void ignoreRequested(); ///< of what is checked
    void objectRequested(const octroi::health::ObjectId &object);
    void filterRequested(const QString &filter); ///< of the list of credentials

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *head();
    QWidget *evidence();
    QWidget *objectsHead();
    QWidget *foot();
    void connectParts();
    void retranslate();
    void refreshFoot();
    QString since() const;
    QString filter() const;

    Context m_context;
    health::Health &m_health;
    models::HealthObjectsModel *m_model;
    widgets::Label *m_title, *m_since, *m_why, *m_sharesTitle, *m_more, *m_objects;
    widgets::ChipLabel *m_chip;
    widgets::IconButton *m_close;
    widgets::Note *m_harmless, *m_ignored;
    QWidget *m_sharesPart = nullptr;
    ScopeShares *m_shares;
    widgets::Link *m_check, *m_filter;
    widgets::TableView *m_table;
    widgets::Button *m_ignore, *m_fix;
    QString m_reason;
};

} // namespace octroi::pages
