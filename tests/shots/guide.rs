//! Every page of the guide at a glance, drawn small so that much of it stands in one picture:
//! `target/shots/guide-<theme>/<page>.png`.

use harness::App;

/// How small a page is drawn.
const ZOOM: &str = "document.querySelector('#main').style.zoom = '0.5'";

#[test]
#[ignore = "starts the app: cargo xtask shots"]
fn every_guide_page_at_a_glance() {
    for theme in ["light", "dark"] {
        let builder = App::builder();
        let app = if theme == "dark" { builder.dark() } else { builder }.start_welcomed();
        let page = app.page();
        let folder = harness::output_folder("shots").join(format!("guide-{theme}"));
        page.resize(1280, 1180);
        for article in &soleus_guide::content().articles {
            page.go(&format!("guide/{}", article.id));
            page.heading(&article.title).wait();
            page.script(ZOOM);
            super::keep(page, &folder, &article.id);
        }
        app.finish();
    }
}
