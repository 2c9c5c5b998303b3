// Runs before the first paint: a page that was left dark opens dark, without a flash.
try {
  const choice = localStorage.getItem('hoa-nhap.theme')
  if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice
} catch (error) {
  console.info('The browser keeps no settings; the theme follows the system.', error.name)
}
