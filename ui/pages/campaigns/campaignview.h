// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/campaignkeysmodel.h"
#include "pages/page.h"
#include "widgets/surface.h"

namespace octroi::widgets {
class Button;
class ChipLabel;
class Field;
class Label;
class Note;
class Segments;
class TableView;
} // namespace octroi::widgets

namespace octroi::pages {

class AdoptionChart;
class CampaignKeysProxy;

/// One campaign: the traffic of old and new by day, its keys with who has moved, and what can be done about
/// them.
class CampaignView : public widgets::Surface
{
    Q_OBJECT
public:
    explicit CampaignView(Context context, QWidget *parent = nullptr);

    void show(const domain::Campaign &campaign);
    using QWidget::show;
    void setFollowed(bool followed);
    QString campaignId() const;

    void copyNotMoved(); ///< as CSV, to the clipboard
    bool retire();       ///< the selected, else all that have moved; false: there is none
    void focusFilter();
    void focusKeys();
    bool closeTopmost(); ///< a filter or a selection goes
    QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

Q_SIGNALS:
    void changeRequested(const QList<octroi::change::Change> &changes);
    void bulkRequested(const QString &what, const QStringList &keyIds);
    void resumeRequested(const QString &campaignId);
    void keyRequested(const QString &keyId);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *head();
    QWidget *keysHead();
    void connectParts();
    void retranslate();
    void refresh();
    void refreshButtons();
    void refreshSegments();
    void filter();
    QString facts() const;
    QStringList selectedIds(bool anyState) const;
    QStringList retirable() const;
    QStringList extendable() const;
    void extend();
    void closeOrReopen();

    Context m_context;
    models::CampaignKeysModel *m_keys;
    CampaignKeysProxy *m_proxy;
    widgets::Label *m_title, *m_facts;
    widgets::ChipLabel *m_state;
    widgets::Button *m_retire, *m_extend, *m_close, *m_copy;
    widgets::Note *m_note;
    AdoptionChart *m_chart;
    widgets::Segments *m_which;
    widgets::Field *m_search;
    widgets::TableView *m_table;
};

} // namespace octroi::pages
