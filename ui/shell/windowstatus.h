// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/runs.h"
#include "inventory/inventory.h"
#include "widgets/surface.h"

class QTimer;

namespace octroi::widgets {
class IconButton;
class Label;
class Link;
class ProgressLine;
} // namespace octroi::widgets

namespace octroi::shell {

/// The status bar: what runs, with progress and cancel; who is signed in; when the last sync was.
class WindowStatus : public widgets::Surface
{
    Q_OBJECT
public:
    WindowStatus(backends::Backend &backend, inventory::Inventory &inventory, change::Spine &spine,
                 QWidget *parent = nullptr);

Q_SIGNALS:
    void runRequested(const QString &runId); ///< its details

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void showProgress(int done, int failed, int total);
    void cancel();
    void follow(change::Run *run);
    void showSession(); ///< who is signed in, and when the last sync was
    bool showRun();
    const change::Run *lastRun() const; ///< that ended in this window; null: none
    void showOutcome(const change::Run &run);
    backends::Backend &m_backend;
    inventory::Inventory &m_inventory;
    change::Spine &m_spine;
    widgets::Label *m_icon, *m_job, *m_signedIn, *m_lastSync;
    widgets::Surface *m_line;
    widgets::ProgressLine *m_progress;
    widgets::IconButton *m_cancel;
    widgets::IconButton *m_pause;
    widgets::Link *m_problem, *m_details;
    QTimer *m_patience; ///< half a second before a job is shown
    QString m_lastRun;
    int m_done = 0, m_failed = 0, m_total = 0;
};

} // namespace octroi::shell
