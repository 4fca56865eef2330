// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"
#include "widgets/card.h"

class QStackedWidget;

namespace octroi::models {
class ApiAudiencesModel;
class EndpointsModel;
} // namespace octroi::models
namespace octroi::widgets {
class Segments;
class TableView;
} // namespace octroi::widgets

namespace octroi::pages {

/// Of the API that is selected: its endpoints, or what each audience of tokens can see of them.
class ApiPart : public widgets::Card
{
    Q_OBJECT
public:
    explicit ApiPart(Context context, QWidget *parent = nullptr);

    void setApi(const QString &id); ///< "": none
    widgets::TableView *endpoints() const { return m_endpointsTable; }
    void showAudiences(bool audiences);

Q_SIGNALS:
    void editRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();
    void readIssuers();

    Context m_context;
    QString m_apiId;
    QList<domain::TrustedIssuer> m_issuers;
    models::EndpointsModel *m_endpoints;
    models::ApiAudiencesModel *m_audiences;
    widgets::Segments *m_parts;
    QStackedWidget *m_stack;
    widgets::TableView *m_endpointsTable, *m_audiencesTable;
};

} // namespace octroi::pages
