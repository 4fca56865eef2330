// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "dialogs/formsheet.h"

class QScrollArea;

namespace octroi::widgets {
class Field;
class Segments;
class Steps;
} // namespace octroi::widgets

namespace octroi::dialogs {

class ApplicationChoice;
class ClientFlow;
class ClientPeople;
class ClientProof;
class ClientSummary;
class ClientTokens;
class ExpiryPicker;
class PlanCards;
class ScopePicker;

/// An OAuth client: new, with what RFC 9700 advises for its kind, or one that is there. Only what fits the kind is
/// shown; what follows from the choices stands beside them.
class ClientSheet : public FormSheet
{
    Q_OBJECT
public:
    /// `client` null: a new one, of that application where one is named.
    ClientSheet(pages::Context context, const QString &applicationId, const domain::OAuthClient *client,
                QWidget *parent = nullptr);

Q_SIGNALS:
    void issued(const octroi::backends::IssuedClient &client); ///< with its first secret

protected:
    void submit() override;
    void retranslate() override;
    bool showFieldError(const Error &error) override;
    void succeeded(const change::ItemResult &result) override;

private:
    void build();
    QWidget *programStep();
    void connectAll();
    void load(const domain::OAuthClient &client);
    void chooseKind();
    domain::OAuthClient client() const;
    bool check();
    void update();
    void fitBackend(); ///< what it has not is disabled, and says why
    void updateSteps(const domain::OAuthClient &client);

    bool m_new;
    domain::OAuthClient m_client; ///< what was there, or the defaults of the kind
    ApplicationChoice *m_application;
    widgets::Field *m_name;
    widgets::Segments *m_kind;
    widgets::Label *m_kindLabel, *m_kindMeaning;
    ClientProof *m_proof;
    ClientFlow *m_flow;
    ScopePicker *m_scopes;
    ClientTokens *m_tokens;
    ClientPeople *m_people;
    ExpiryPicker *m_expiry;
    PlanCards *m_plans;
    widgets::Label *m_expiryNote, *m_planNote;
    ClientSummary *m_summary;
    widgets::Steps *m_steps;
    QScrollArea *m_scroll;
};

} // namespace octroi::dialogs
