import airVent from 'lucide-static/icons/air-vent.svg?raw'
import cable from 'lucide-static/icons/cable.svg?raw'
import clock from 'lucide-static/icons/clock.svg?raw'
import coffee from 'lucide-static/icons/coffee.svg?raw'
import gift from 'lucide-static/icons/gift.svg?raw'
import heater from 'lucide-static/icons/heater.svg?raw'
import lamp from 'lucide-static/icons/lamp.svg?raw'
import microwave from 'lucide-static/icons/microwave.svg?raw'
import packageBox from 'lucide-static/icons/package.svg?raw'
import refrigerator from 'lucide-static/icons/refrigerator.svg?raw'
import shirt from 'lucide-static/icons/shirt.svg?raw'
import shoppingBag from 'lucide-static/icons/shopping-bag.svg?raw'
import smartphone from 'lucide-static/icons/smartphone.svg?raw'
import tv from 'lucide-static/icons/tv.svg?raw'
import utensils from 'lucide-static/icons/utensils.svg?raw'
import washingMachine from 'lucide-static/icons/washing-machine.svg?raw'
import plus from 'lucide-static/icons/plus.svg?raw'
import { registerIcons } from '../../ui/icons.ts'

// The icons that `item-look.ts` names.
registerIcons({
  'air-vent': airVent,
  cable,
  clock,
  coffee,
  gift,
  heater,
  lamp,
  microwave,
  package: packageBox,
  plus,
  refrigerator,
  shirt,
  'shopping-bag': shoppingBag,
  smartphone,
  tv,
  utensils,
  'washing-machine': washingMachine,
})
