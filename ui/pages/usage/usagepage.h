// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"
#include "pages/usage/usagedata.h"

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace octroi::widgets {
class Button;
class Note;
class PageHeader;
class Segments;
class Switch;
} // namespace octroi::widgets

namespace octroi::pages {

class LiveTail;
class SubjectField;
class TopList;
class UsageCharts;

/// Requests, bandwidth, latency and refusals over time, of everything or of one subject; who consumes
/// most; and the calls as they come.
class UsagePage : public Page
{
    Q_OBJECT
public:
    explicit UsagePage(Context context, QWidget *parent = nullptr);

    QString pageId() const override { return QStringLiteral("usage"); }
    QString pageTitle() const override;
    void open(const Target &target) override; ///< objectId: a credential, application or partner
    bool focusFilter() override;
    bool copyAsCsv() override;
    bool closeTopmost() override; ///< undoes a zoom, then the subject
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectParts();
    void retranslate();
    void updateCharts();
    void updateTop();
    void updateState();
    void updateCaption();
    void fillExportMenu();
    void openTop(const QString &id);
    void save(const QString &title, const QString &suffix, const QByteArray &bytes);
    QByteArray pictureBytes();

    UsageData *m_data;
    widgets::PageHeader *m_header;
    SubjectField *m_subject;
    widgets::Switch *m_compare;
    widgets::Segments *m_range;
    widgets::Button *m_export;
    QMenu *m_menu;
    widgets::Note *m_note;
    UsageCharts *m_charts;
    TopList *m_top;
    LiveTail *m_tail;
    bool m_table = false;
};

} // namespace octroi::pages
