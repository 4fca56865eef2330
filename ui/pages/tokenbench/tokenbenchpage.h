// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/benchdesk.h"
#include "pages/page.h"

class QStackedWidget;

namespace octroi::widgets {
class Button;
class PageHeader;
class Segments;
} // namespace octroi::widgets

namespace octroi::pages {

class BenchView;
class CallLogView;
class LiveTokensView;
class RequestView;
class TrustView;

/// Tokens: one on the bench, one requested live, those that live, the issuers that are trusted, and every call
/// that the console made.
class TokenBenchPage : public Page
{
    Q_OBJECT
public:
    enum View { Bench, Request, Live, Trusted, Calls };
    explicit TokenBenchPage(Context context, QWidget *parent = nullptr);

    QString pageId() const override { return QStringLiteral("token-bench"); }
    QString pageTitle() const override;
    /// objectId: "", "request", "live", "trusted", "calls"; filter: a token for the bench, a client, or a filter.
    void open(const Target &target) override;
    bool focusFilter() override;
    bool createNew() override;
    bool copyAsCsv() override;
    bool removeSelected() override;
    bool closeTopmost() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectParts();
    void retranslate();
    void show(View view);
    void chooseFile();

    models::BenchDesk *m_desk;
    widgets::PageHeader *m_header;
    widgets::Segments *m_views;
    widgets::Button *m_open, *m_clear, *m_paste;
    QStackedWidget *m_stack;
    BenchView *m_bench;
    RequestView *m_request;
    LiveTokensView *m_live;
    TrustView *m_trusted;
    CallLogView *m_calls;
};

} // namespace octroi::pages
