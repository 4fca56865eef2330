// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/livefeed.h"
#include "pages/usage/tailmodel.h"
#include "widgets/surface.h"

#include <QPointer>

namespace octroi::widgets {
class Button;
class Field;
class Label;
class Segments;
class TableView;
} // namespace octroi::widgets

namespace octroi::pages {

/// The calls as they come. Pausing keeps what is on screen; what came meanwhile is shown after it.
class LiveTail : public widgets::Surface
{
    Q_OBJECT
public:
    LiveTail(LiveFeed &feed, inventory::Inventory &inventory, QWidget *parent = nullptr);
    widgets::TableView *table() const { return m_table; }
    void setFeed(LiveFeed &feed); ///< the calls of another subject; what was shown goes
    void focusFilter();

Q_SIGNALS:
    void keyActivated(const QString &keyId);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void take(const QList<domain::CallRecord> &calls, qint64 seen);
    void flush();
    void filter();
    void setPaused(bool paused);
    void updateCaption();
    void retranslate();

    void follow();
    QPointer<LiveFeed> m_feed;
    TailModel *m_model;
    widgets::Label *m_title, *m_dot, *m_caption;
    widgets::Field *m_filter;
    widgets::Segments *m_show;
    widgets::Button *m_pause;
    widgets::TableView *m_table;
    QList<domain::CallRecord> m_waiting;
    bool m_paused = false;
};

} // namespace octroi::pages
